// zlib: inflates exports and bundles, combines CRCs, and is the deflater that a run can choose instead of ISA-L.
#ifndef DATALEASE_CZLIB_H
#define DATALEASE_CZLIB_H

#include <zlib.h>

// inflateInit2 and deflateInit2 are macros around sizeof(z_stream), which Swift does not import.
static inline int datalease_inflateInit2(z_stream *stream, int windowBits) { return inflateInit2(stream, windowBits); }

static inline int datalease_deflateInit2(z_stream *stream, int level, int windowBits) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

#endif
