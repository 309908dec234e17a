/* SPDX-License-Identifier: MIT
 *
 * The capsules that hand a stream to Python's other libraries. Their destructor is a function of C: it
 * may run while the interpreter goes down, where a Python function could not. No header of Python is
 * needed, because Python itself brings the function that opens a capsule. */
#include <stdlib.h>

#include "ssi/ssi.h"

static void* (*get_pointer)(void* capsule, const char* name);

SSI_C_EXPORT void ssi_python_setup(void* (*capsule_get_pointer)(void*, const char*)) {
  get_pointer = capsule_get_pointer;
}

/* A stream for a capsule to hold; NULL without memory. */
SSI_C_EXPORT struct ArrowArrayStream* ssi_python_stream(void) {
  return calloc(1, sizeof(struct ArrowArrayStream));
}

SSI_C_EXPORT void ssi_python_release(void* capsule) {
  struct ArrowArrayStream* stream = get_pointer(capsule, "arrow_array_stream");
  if (stream == NULL) return;
  if (stream->release != NULL) stream->release(stream);
  free(stream);
}
