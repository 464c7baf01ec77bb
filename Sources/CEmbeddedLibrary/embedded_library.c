#include "embedded_library.h"

const struct embedded_document embedded_documents[] = {{0, 0, 0}};
const size_t embedded_document_count = 0;
