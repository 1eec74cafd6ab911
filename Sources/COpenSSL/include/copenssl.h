// OpenSSL's TLS and digests as they are, with functions for the macros that Swift cannot import.
#ifndef COPENSSL_H
#define COPENSSL_H
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

static inline int copenssl_minimum_tls12(SSL_CTX *context) { return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION); }
static inline long copenssl_server_name(SSL *ssl, const char *host) { return SSL_set_tlsext_host_name(ssl, host); }
static inline int copenssl_pending(BIO *bio) { return (int)BIO_pending(bio); }
#endif
