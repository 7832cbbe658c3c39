// OpenSSL 3's libcrypto: the only cryptography in the program.
#ifndef DATALEASE_COPENSSL_H
#define DATALEASE_COPENSSL_H

// A keyed SHA256_CTX can be copied in a few nanoseconds; the EVP interface costs ten times as much a value. The
// functions are deprecated, not removed, in every OpenSSL 3.
#define OPENSSL_SUPPRESS_DEPRECATED

#include <openssl/aes.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#endif
