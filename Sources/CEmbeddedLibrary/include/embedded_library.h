#ifndef EMBEDDED_LIBRARY_H
#define EMBEDDED_LIBRARY_H

#include <stddef.h>

/// One document of the library that the binary carries.
struct embedded_document {
  /// Path below the library's root, such as `Baselines/microsoft/windows-server-2022/member-server.yaml`.
  const char *path;
  const unsigned char *bytes;
  size_t length;
};

/// How many documents there are.
size_t embedded_library_count(void);

/// The document at an index, sorted by path; null from the count on.
const struct embedded_document *embedded_library_document(size_t index);

#endif
