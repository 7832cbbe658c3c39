// Which of 64 bytes are of interest, as bits. Vector instructions, of which Swift has no move-mask.
#ifndef DATALEASE_CVECTORS_H
#define DATALEASE_CVECTORS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// For each of four bytes, where it stands among 64: the lowest bit is the first byte.
typedef struct {
    uint64_t first, second, third, fourth;
} datalease_masks;

// Of 64 bytes, the letters of ASCII, the small letters among them (with other bytes) and the digits.
typedef struct {
    uint64_t letters, small, digits;
} datalease_word_masks;

// Of up to 64 bytes, the letters and digits of ASCII, the spaces, and what is no sign that stands for itself: bytes beyond
// ASCII, control characters, and `%`, `&`, `=` and the backslash, which begin the escapes of URLs, markup, mail and JSON.
typedef struct {
    uint64_t letters, digits, spaces, odd;
} datalease_text_masks;

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

// Eight bytes at a time: adding makes the top bit of a byte of seven bits say whether it reaches a bound.
static inline datalease_word_masks datalease_word_masks_of_portably(const uint8_t *bytes) {
    const uint64_t ones = 0x0101010101010101u;
    const uint64_t tops = ones * 0x80;
    datalease_word_masks masks = {0, 0, 0};
    for (int part = 0; part < 8; part++) {
        uint64_t eight;
        memcpy(&eight, bytes + 8 * part, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        eight = __builtin_bswap64(eight);
#endif
        const uint64_t folded = (eight | ones * 0x20) & ~tops, seven = eight & ~tops, ascii = ~eight & tops;
        const uint64_t letters = ((folded + ones * (0x80 - 0x61)) ^ (folded + ones * (0x80 - 0x7B))) & ascii;
        const uint64_t digits = ((seven + ones * (0x80 - 0x30)) ^ (seven + ones * (0x80 - 0x3A))) & ascii;
        const uint64_t gather = 0x0102040810204080u;
        masks.letters |= ((letters >> 7) * gather >> 56) << (8 * part);
        masks.small |= ((eight >> 5 & ones) * gather >> 56) << (8 * part);
        masks.digits |= ((digits >> 7) * gather >> 56) << (8 * part);
    }
    return masks;
}

static inline datalease_text_masks datalease_text_masks_of_portably(const uint8_t *bytes, size_t count) {
    datalease_text_masks masks = {0, 0, 0, 0};
    for (size_t each = 0; each < count; each++) {
        const uint8_t byte = bytes[each], folded = byte | 0x20;
        const uint64_t bit = (uint64_t)1 << each;
        if (folded >= 'a' && folded <= 'z') masks.letters |= bit;
        if (byte >= '0' && byte <= '9') masks.digits |= bit;
        if (byte == ' ') masks.spaces |= bit;
        if (byte < 0x20 || byte >= 0x7F || byte == '%' || byte == '&' || byte == '=' || byte == '\\')
            masks.odd |= bit;
    }
    return masks;
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

static inline uint32_t datalease_beyond_or_of_portably(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    uint32_t mask = 0;
    for (int each = 0; each < 16; each++)
        if (bytes[each] >= 0x80 || bytes[each] == first || bytes[each] == second || bytes[each] == third
            || bytes[each] == fourth)
            mask |= (uint32_t)1 << each;
    return mask;
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

static inline datalease_word_masks datalease_word_masks_of(const uint8_t *bytes) {
    datalease_word_masks masks = {0, 0, 0};
    // Moved so that what is wanted is the least of all signed numbers and those behind it.
    const __m128i space = _mm_set1_epi8(0x20);
    const __m128i letter = _mm_set1_epi8((char)(0x80 - 0x61)), letters = _mm_set1_epi8((char)(0x80 + 26));
    const __m128i digit = _mm_set1_epi8((char)(0x80 - 0x30)), digits = _mm_set1_epi8((char)(0x80 + 10));
    for (int part = 0; part < 4; part++) {
        const __m128i piece = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * part));
        const __m128i folded = _mm_add_epi8(_mm_or_si128(piece, space), letter);
        const int shift = 16 * part;
        masks.letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(folded, letters)) << shift;
        masks.small |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(piece, 2)) << shift;
        masks.digits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(_mm_add_epi8(piece, digit), digits)) << shift;
    }
    return masks;
}

static inline void datalease_add_text_masks(datalease_text_masks *masks, __m128i piece, unsigned at) {
    // Moved so that what is wanted is the least of all signed numbers and those behind it.
    const __m128i folded = _mm_add_epi8(_mm_or_si128(piece, _mm_set1_epi8(0x20)), _mm_set1_epi8((char)(0x80 - 0x61)));
    const __m128i digit = _mm_add_epi8(piece, _mm_set1_epi8((char)(0x80 - 0x30)));
    const __m128i escapes = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(piece, _mm_set1_epi8(0x7F)), _mm_cmpeq_epi8(piece, _mm_set1_epi8('\\'))),
        _mm_or_si128(_mm_cmpeq_epi8(piece, _mm_set1_epi8('%')), _mm_cmpeq_epi8(piece, _mm_set1_epi8('&'))));
    const __m128i signs = _mm_or_si128(escapes, _mm_cmpeq_epi8(piece, _mm_set1_epi8('=')));
    masks->letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(folded, _mm_set1_epi8((char)(0x80 + 26)))) << at;
    masks->digits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(digit, _mm_set1_epi8((char)(0x80 + 10)))) << at;
    masks->spaces |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(piece, _mm_set1_epi8(' '))) << at;
    // As signed numbers, those beyond ASCII are below the space too.
    masks->odd |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_cmplt_epi8(piece, _mm_set1_epi8(0x20)), signs)) << at;
}

// Those of `count` bytes, 1 to 64; no other byte is read.
static inline datalease_text_masks datalease_text_masks_of(const uint8_t *bytes, size_t count) {
    datalease_text_masks masks = {0, 0, 0, 0};
    if (count >= 16) {
        // The last sixteen may lie over those before them, and say the same again.
        for (size_t at = 0; at + 16 < count; at += 16)
            datalease_add_text_masks(&masks, _mm_loadu_si128((const __m128i *)(const void *)(bytes + at)), (unsigned)at);
        const size_t last = count - 16;
        datalease_add_text_masks(&masks, _mm_loadu_si128((const __m128i *)(const void *)(bytes + last)), (unsigned)last);
        return masks;
    }
    uint64_t low = 0, high = 0;
    if (count >= 8) {
        memcpy(&low, bytes, 8);
        memcpy(&high, bytes + count - 8, 8);
        high >>= 8 * (16 - count) & 63;
        if (count == 8) high = 0;
    } else if (count >= 4) {
        uint32_t first, last;
        memcpy(&first, bytes, 4);
        memcpy(&last, bytes + count - 4, 4);
        low = first | (uint64_t)last << 8 * (count - 4);
    } else {
        for (size_t each = 0; each < count; each++) low |= (uint64_t)bytes[each] << 8 * each;
    }
    datalease_add_text_masks(&masks, _mm_set_epi64x((long long)high, (long long)low), 0);
    // The zeros behind the end are no control characters.
    masks.odd &= ((uint64_t)1 << count) - 1;
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

// Which of 16 bytes are one of four, or beyond ASCII.
static inline uint32_t datalease_beyond_or_of(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    const __m128i piece = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    const __m128i one = _mm_or_si128(
        _mm_cmpeq_epi8(piece, _mm_set1_epi8((char)first)), _mm_cmpeq_epi8(piece, _mm_set1_epi8((char)second)));
    const __m128i other = _mm_or_si128(
        _mm_cmpeq_epi8(piece, _mm_set1_epi8((char)third)), _mm_cmpeq_epi8(piece, _mm_set1_epi8((char)fourth)));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(piece, _mm_or_si128(one, other)));
}
#else
static inline uint32_t datalease_beyond_or_of(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    return datalease_beyond_or_of_portably(bytes, first, second, third, fourth);
}

static inline datalease_masks datalease_masks_of(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    return datalease_masks_of_portably(bytes, first, second, third, fourth);
}

static inline datalease_word_masks datalease_word_masks_of(const uint8_t *bytes) {
    return datalease_word_masks_of_portably(bytes);
}

static inline datalease_text_masks datalease_text_masks_of(const uint8_t *bytes, size_t count) {
    return datalease_text_masks_of_portably(bytes, count);
}

static inline uint32_t datalease_any_of(
    const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    return datalease_any_of_portably(bytes, first, second, third, fourth);
}
#endif

#endif
