// The documents of Baselines/ and Policies/ as bytes. `files.inc` lists them; update.sh writes it.
#include "embedded_library.h"

// #embed is C23; clang offers it in every C mode as an extension.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "files.inc"
#pragma clang diagnostic pop

size_t embedded_library_count(void) { return sizeof(documents) / sizeof(documents[0]) - 1; }

const struct embedded_document *embedded_library_document(size_t index) {
  return index < embedded_library_count() ? &documents[index] : NULL;
}
