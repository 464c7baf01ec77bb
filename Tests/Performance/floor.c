/* The floor: the job of `plumbline scan` in plain C, with nothing that the job does not ask for.

       floor EXPORTS BASELINES           a JSON line for each right that deviates
       floor --all EXPORTS BASELINES     a JSON line for each right

   EXPORTS/ROLE/NAME.inf and BASELINES/ROLE.tsv are as make-fleet writes them. Machines stand in the byte order of their
   names, rights in that of their constants, SIDs in numeric order before names. One thread, one buffer for whatever file
   is read, one for the output; nothing is remembered from one machine to the next. It knows one encoding and reports no
   mistakes of its input: a floor, not a tool. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_RULES = 64, MAX_ROLES = 8, SLOTS = 256, MAX_HOLDERS = 1024, FLUSH = 1 << 20 };

struct slice { const char *text; int length; };

struct slot { struct slice name; int id; };
struct table { struct slot slots[SLOTS]; };

struct baseline {
  int count;
  struct slice right[MAX_RULES];
  char operator[MAX_RULES];          /* = < > */
  uint64_t wanted[MAX_RULES];        /* a bit for each principal */
  struct slice principal[64];        /* what each bit stands for */
  int principals;
  struct table rights, sids;
};

struct machine { const char *name, *path; const struct baseline *baseline; };

/* By rule: who of the baseline holds the right, and who else. */
struct holders {
  uint64_t known[MAX_RULES];
  int strangers[MAX_RULES];
  struct slice stranger[MAX_RULES][MAX_HOLDERS];
};

static char *out;
static size_t used;

static void fail(const char *what) { perror(what); exit(2); }

static void flush(void) {
  for (size_t done = 0; done < used;) {
    ssize_t count = write(1, out + done, used - done);
    if (count < 0) fail("write");
    done += (size_t)count;
  }
  used = 0;
}

static void put(const char *text, size_t length) { memcpy(out + used, text, length); used += length; }
#define PUT(text) put(text, sizeof text - 1)

static uint32_t hash(const char *text, int length) {
  uint64_t state = (uint64_t)length * 0x9E3779B97F4A7C15u;
  int i = 0;
  for (; i + 8 <= length; i += 8) {
    uint64_t word;
    memcpy(&word, text + i, 8);
    state = (state ^ word) * 0xA0761D6478BD642Fu;
    state ^= state >> 32;
  }
  for (; i < length; i++) state = (state ^ (unsigned char)text[i]) * 0x100000001B3u;
  return (uint32_t)(state ^ state >> 32);
}

/* The slot of a name, or the empty one where it belongs. */
static struct slot *find(struct table *table, struct slice name) {
  for (uint32_t at = hash(name.text, name.length);; at++) {
    struct slot *slot = &table->slots[at % SLOTS];
    if (!slot->name.text) return slot;
    if (slot->name.length == name.length && !memcmp(slot->name.text, name.text, (size_t)name.length)) return slot;
  }
}

/* SIDs by their numbers, then names by their bytes. */
static int compare(const void *left, const void *right) {
  struct slice a = *(const struct slice *)left, b = *(const struct slice *)right;
  bool a_is_sid = a.length > 4 && !memcmp(a.text, "S-1-", 4), b_is_sid = b.length > 4 && !memcmp(b.text, "S-1-", 4);
  if (a_is_sid != b_is_sid) return a_is_sid ? -1 : 1;
  if (!a_is_sid) {
    int order = memcmp(a.text, b.text, (size_t)(a.length < b.length ? a.length : b.length));
    return order ? order : a.length - b.length;
  }
  int i = 4, j = 4;
  while (i < a.length && j < b.length) {
    uint64_t x = 0, y = 0;
    while (i < a.length && a.text[i] != '-') x = x * 10 + (uint64_t)(a.text[i++] - '0');
    while (j < b.length && b.text[j] != '-') y = y * 10 + (uint64_t)(b.text[j++] - '0');
    if (x != y) return x < y ? -1 : 1;
    i++, j++;
  }
  return (i < a.length) - (j < b.length);
}

static char *slurp(const char *path, size_t *length) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  if (file < 0 || fstat(file, &info)) fail(path);
  char *text = malloc((size_t)info.st_size + 1);
  if (!text || read(file, text, (size_t)info.st_size) != info.st_size) fail(path);
  close(file);
  text[info.st_size] = 0;
  *length = (size_t)info.st_size;
  return text;
}

static struct baseline *load(const char *path) {
  size_t length;
  char *text = slurp(path, &length), *line;
  struct baseline *baseline = calloc(1, sizeof *baseline);
  if (!baseline) fail(path);
  while ((line = strsep(&text, "\n")) && *line) {
    char *right = strsep(&line, "\t"), *operator = strsep(&line, "\t"), *name;
    int rule = baseline->count++;
    baseline->right[rule] = (struct slice){right, (int)strlen(right)};
    baseline->operator[rule] = *operator;
    *find(&baseline->rights, baseline->right[rule]) = (struct slot){baseline->right[rule], rule};
    while (strcmp(line ? line : "-", "-") && (name = strsep(&line, ","))) {
      struct slice sid = {name, (int)strlen(name)};
      struct slot *slot = find(&baseline->sids, sid);
      if (!slot->name.text) {
        *slot = (struct slot){sid, baseline->principals};
        baseline->principal[baseline->principals++] = sid;
      }
      baseline->wanted[rule] |= 1ull << slot->id;
    }
  }
  return baseline;
}

static void put_list(const char *key, size_t length, struct slice *list, int count) {
  put(key, length);
  if (count > 1) qsort(list, (size_t)count, sizeof *list, compare);
  for (int i = 0; i < count; i++) {
    if (i) PUT(",");
    PUT("\"");
    put(list[i].text, (size_t)list[i].length);   /* neither quotes nor backslashes can stand in one */
    PUT("\"");
  }
  PUT("]");
}

static int named(const struct baseline *baseline, uint64_t set, struct slice *list) {
  int count = 0;
  for (; set; set &= set - 1) list[count++] = baseline->principal[__builtin_ctzll(set)];
  return count;
}

static void report(const struct machine *machine, int rule, const struct holders *holders, bool all) {
  const struct baseline *baseline = machine->baseline;
  uint64_t wanted = baseline->wanted[rule];
  uint64_t missing = baseline->operator[rule] == '<' ? 0 : wanted & ~holders->known[rule];
  uint64_t unexpected = baseline->operator[rule] == '>' ? 0 : holders->known[rule] & ~wanted;
  int strangers = baseline->operator[rule] == '>' ? 0 : holders->strangers[rule];
  if (!all && !(missing | unexpected) && !strangers) return;
  struct slice list[MAX_HOLDERS + 64];
  PUT("{\"subject\":\"");
  put(machine->name, strlen(machine->name));
  PUT("\",\"right\":\"");
  put(baseline->right[rule].text, (size_t)baseline->right[rule].length);
  put_list("\",\"missing\":[", 13, list, named(baseline, missing, list));
  int count = named(baseline, unexpected, list);
  memcpy(list + count, holders->stranger[rule], (size_t)strangers * sizeof *list);
  put_list(",\"unexpected\":[", 15, list, count + strangers);
  PUT("}\n");
}

static const char header[] = "[\0P\0r\0i\0v\0i\0l\0e\0g\0e\0 \0R\0i\0g\0h\0t\0s\0]";

/* Offset after the header of the rights, or `length`. */
static size_t rights_section(const char *file, size_t length) {
  const char *at = file;
  while ((at = memchr(at, '[', length - (size_t)(at - file)))) {
    size_t offset = (size_t)(at - file);
    if (offset + sizeof header <= length && !(offset & 1) && !memcmp(at, header, sizeof header) &&
        (offset == 2 || at[-2] == '\n'))
      return offset + sizeof header;
    at++;
  }
  return length;
}

/* Narrows the section to UTF-8; returns its length. `to` has three bytes for each unit. */
static size_t narrow(const char *from, size_t units, char *to) {
  const unsigned char *bytes = (const unsigned char *)from;
  unsigned high = 0;
  for (size_t i = 0; i < units; i++) {
    to[i] = (char)bytes[2 * i];
    high |= bytes[2 * i + 1] | (bytes[2 * i] & 0x80u);
  }
  if (!high) return units;
  char *end = to;
  for (size_t i = 0; i < units; i++) {
    unsigned unit = bytes[2 * i] | (unsigned)bytes[2 * i + 1] << 8;
    if (unit < 0x80) {
      *end++ = (char)unit;
    } else if (unit < 0x800) {
      *end++ = (char)(0xC0 | unit >> 6), *end++ = (char)(0x80 | (unit & 0x3F));
    } else {
      *end++ = (char)(0xE0 | unit >> 12), *end++ = (char)(0x80 | (unit >> 6 & 0x3F)), *end++ = (char)(0x80 | (unit & 0x3F));
    }
  }
  return (size_t)(end - to);
}

static void holders_of(struct baseline *baseline, const char *at, const char *end, int rule,
                       struct holders *holders) {
  while (at < end) {
    while (at < end && (*at == ' ' || *at == ',')) at++;
    const char *stop = memchr(at, ',', (size_t)(end - at));
    if (!stop) stop = end;
    struct slice name = {at, (int)(stop - at)};
    at = stop;
    while (name.length && name.text[name.length - 1] == ' ') name.length--;
    if (!name.length) continue;
    if (*name.text == '*') name.text++, name.length--;
    const struct slot *slot = find(&baseline->sids, name);
    if (slot->name.text) holders->known[rule] |= 1ull << slot->id;
    else if (holders->strangers[rule] < MAX_HOLDERS) holders->stranger[rule][holders->strangers[rule]++] = name;
  }
}

static void judge(const struct machine *machine, const char *text, size_t length, struct holders *holders, bool all) {
  struct baseline *baseline = (struct baseline *)machine->baseline;
  memset(holders->known, 0, sizeof holders->known);
  memset(holders->strangers, 0, sizeof holders->strangers);
  const char *end = text + length;
  while (text < end && *text != '[') {
    const char *line_end = memchr(text, '\n', (size_t)(end - text)), *next = line_end ? line_end + 1 : end;
    if (!line_end) line_end = end;
    if (line_end > text && line_end[-1] == '\r') line_end--;
    const char *equals = memchr(text, '=', (size_t)(line_end - text));
    if (equals) {
      struct slice right = {text, (int)(equals - text)};
      while (right.length && right.text[right.length - 1] == ' ') right.length--;
      const struct slot *slot = find(&baseline->rights, right);
      if (slot->name.text) holders_of(baseline, equals + 1, line_end, slot->id, holders);
    }
    text = next;
  }
  for (int rule = 0; rule < baseline->count; rule++) report(machine, rule, holders, all);
}

static int by_name(const void *left, const void *right) {
  return strcmp(((const struct machine *)left)->name, ((const struct machine *)right)->name);
}

static struct dirent *entry(DIR *folder) {
  struct dirent *entry;
  while ((entry = readdir(folder)) && entry->d_name[0] == '.') {}
  return entry;
}

int main(int count, char **words) {
  bool all = count > 1 && !strcmp(words[1], "--all");
  if (count != 3 + all) return fprintf(stderr, "usage: floor [--all] EXPORTS BASELINES\n"), 2;
  const char *exports = words[1 + all], *baselines = words[2 + all];

  struct machine *machines = NULL;
  size_t known = 0, room = 0;
  DIR *roles = opendir(exports);
  if (!roles) fail(exports);
  for (struct dirent *role; (role = entry(roles));) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.tsv", baselines, role->d_name);
    const struct baseline *baseline = load(path);
    snprintf(path, sizeof path, "%s/%s", exports, role->d_name);
    DIR *folder = opendir(path);
    if (!folder) fail(path);
    for (struct dirent *file; (file = entry(folder));) {
      if (known == room && !(machines = realloc(machines, (room = room * 2 + 1024) * sizeof *machines))) fail("realloc");
      size_t folder_length = strlen(path), length = strlen(file->d_name);
      char *whole = malloc(folder_length + length + 2), *name = malloc(length + 1);
      if (!whole || !name) fail("malloc");
      memcpy(whole, path, folder_length);
      whole[folder_length] = '/';
      memcpy(whole + folder_length + 1, file->d_name, length + 1);
      memcpy(name, file->d_name, length + 1);
      char *dot = strrchr(name, '.');
      if (dot) *dot = 0;
      machines[known++] = (struct machine){name, whole, baseline};
    }
    closedir(folder);
  }
  closedir(roles);
  qsort(machines, known, sizeof *machines, by_name);

  size_t size = 1 << 20;
  char *file = malloc(size), *text = malloc(size / 2 * 3);
  struct holders *holders = calloc(1, sizeof *holders);
  out = malloc(FLUSH + (4 << 20));
  if (!file || !text || !holders || !out) fail("malloc");
  for (size_t i = 0; i < known; i++) {
    int descriptor = open(machines[i].path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(machines[i].path);
    size_t length = 0;
    for (ssize_t got; (got = read(descriptor, file + length, size - length)) > 0; length += (size_t)got) {}
    close(descriptor);
    size_t start = rights_section(file, length);
    judge(&machines[i], text, narrow(file + start, (length - start) / 2, text), holders, all);
    if (used > FLUSH) flush();
  }
  flush();
}
