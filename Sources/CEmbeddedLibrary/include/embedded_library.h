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

/// Sorted by path.
extern const struct embedded_document embedded_documents[];
extern const size_t embedded_document_count;

#endif
