// Counts calls of malloc and its kin in a program that has this loaded before the C library:
//   LD_PRELOAD=./allocations.so ALLOCATIONS_LOG=FILE PROGRAM
// At its end the process appends a line "NAME COUNT" to FILE; programs that it starts append theirs.
#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_ulong count;

void *malloc(size_t size) {
    count++;
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count++;
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
    count++;
    return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count++;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    count++;
    *memory = __libc_memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}

__attribute__((destructor)) static void report(void) {
    unsigned long counted = count;
    const char *name = getenv("ALLOCATIONS_LOG");
    FILE *log = name ? fopen(name, "a") : NULL;
    if (!log) return;
    fprintf(log, "%s %lu\n", program_invocation_short_name, counted);
    fclose(log);
}
