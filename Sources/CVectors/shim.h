// Which of 64 bytes are of interest, as bits. Vector instructions, of which Swift has no move-mask.
#ifndef DATALEASE_CVECTORS_H
#define DATALEASE_CVECTORS_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// For each of four bytes, where it stands among 64: the lowest bit is the first byte.
typedef struct {
    uint64_t first, second, third, fourth;
} datalease_masks;

// Eight bytes at a time: a byte that differs keeps its top bit, and a product gathers the eight.
static inline uint64_t datalease_mask_of_eight(const uint8_t *bytes, uint8_t wanted) {
    const uint64_t ones = 0x0101010101010101u;
    const uint64_t low = ones * 0x7F;
    uint64_t eight;
    memcpy(&eight, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    eight ^= ones * wanted;
    const uint64_t equal = ~(((eight & low) + low) | eight | low) >> 7;
    return equal * 0x0102040810204080u >> 56;
}

static inline uint64_t datalease_mask_of(const uint8_t *bytes, uint8_t wanted) {
    uint64_t mask = 0;
    for (int part = 0; part < 8; part++) mask |= datalease_mask_of_eight(bytes + 8 * part, wanted) << (8 * part);
    return mask;
}

static inline uint32_t datalease_any_of_portably(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    const uint8_t wanted[4] = {first, second, third, fourth};
    uint64_t mask = 0;
    for (int each = 0; each < 4; each++)
        for (int part = 0; part < 2; part++)
            mask |= datalease_mask_of_eight(bytes + 8 * part, wanted[each]) << (8 * part);
    return (uint32_t)mask;
}

static inline datalease_masks datalease_masks_of_portably(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    return (datalease_masks){
        datalease_mask_of(bytes, first), datalease_mask_of(bytes, second), datalease_mask_of(bytes, third),
        datalease_mask_of(bytes, fourth)};
}

#if defined(__SSE2__)
// Every x86-64 has SSE2, so nothing is chosen at run time.
static inline datalease_masks datalease_masks_of(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    datalease_masks masks = {0, 0, 0, 0};
    const __m128i a = _mm_set1_epi8((char)first), b = _mm_set1_epi8((char)second);
    const __m128i c = _mm_set1_epi8((char)third), d = _mm_set1_epi8((char)fourth);
    for (int part = 0; part < 4; part++) {
        const __m128i piece = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * part));
        const int shift = 16 * part;
        masks.first |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(piece, a)) << shift;
        masks.second |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(piece, b)) << shift;
        masks.third |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(piece, c)) << shift;
        masks.fourth |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(piece, d)) << shift;
    }
    return masks;
}

// Which of 16 bytes are one of four, one bit a byte.
static inline uint32_t datalease_any_of(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    const __m128i piece = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    const __m128i one = _mm_or_si128(
        _mm_cmpeq_epi8(piece, _mm_set1_epi8((char)first)), _mm_cmpeq_epi8(piece, _mm_set1_epi8((char)second)));
    const __m128i other = _mm_or_si128(
        _mm_cmpeq_epi8(piece, _mm_set1_epi8((char)third)), _mm_cmpeq_epi8(piece, _mm_set1_epi8((char)fourth)));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(one, other));
}
#else
static inline datalease_masks datalease_masks_of(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    return datalease_masks_of_portably(bytes, first, second, third, fourth);
}

static inline uint32_t datalease_any_of(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    return datalease_any_of_portably(bytes, first, second, third, fourth);
}
#endif

#endif
