/* What a command costs: runs it, appends one line of tab-separated figures to a file.

       meter FILE LABEL COMMAND...             its output goes nowhere
       meter --bytes FILE LABEL COMMAND...     its output is counted, which costs it time

   label, wall seconds, cpu seconds, peak resident KiB, bytes written (-1: not counted). Small on purpose: what the parent
   occupies before exec counts towards the child's peak. Exit 2 where the command ends otherwise than with 0 or 1. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static void fail(const char *what) { perror(what); exit(2); }

int main(int count, char **words) {
  int counts = count > 1 && !strcmp(words[1], "--bytes");
  if (count < 4 + counts) return fprintf(stderr, "usage: meter [--bytes] FILE LABEL COMMAND...\n"), 2;
  const char *file = words[1 + counts], *label = words[2 + counts];
  char **command = words + 3 + counts;

  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) fail("pipe");
  struct timespec start, stop;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = fork();
  if (child < 0) fail("fork");
  if (!child) {
    int sink = counts ? ends[1] : open("/dev/null", O_WRONLY);
    dup2(sink, 1);
    dup2(open("/dev/null", O_WRONLY), 2);
    execvp(*command, command);
    _exit(127);
  }
  close(ends[1]);
  long long bytes = -1;
  if (counts) {
    static char buffer[1 << 16];
    ssize_t got;
    for (bytes = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0; bytes += got) {}
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) < 0) fail("wait4");
  clock_gettime(CLOCK_MONOTONIC, &stop);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    fprintf(stderr, "meter: %s ended with status %d\n", *command, WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
    return 2;
  }
  FILE *figures = fopen(file, "a");
  if (!figures) fail(file);
  fprintf(figures, "%s\t%.6f\t%.6f\t%ld\t%lld\n", label,
          (double)(stop.tv_sec - start.tv_sec) + (double)(stop.tv_nsec - start.tv_nsec) / 1e9,
          seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss, bytes);
  return fclose(figures) ? 2 : 0;
}
