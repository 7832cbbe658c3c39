// ISA-L's igzip: raw deflate of the bundle's entries.
#ifndef DATALEASE_CISAL_H
#define DATALEASE_CISAL_H

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

// The level buffer sizes are macros of sizeof(), which Swift does not import.
static inline uint32_t datalease_isal_level2_buffer_size(void) { return ISAL_DEF_LVL2_DEFAULT; }

#endif
