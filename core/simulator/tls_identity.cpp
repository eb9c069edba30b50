#include "simulator/tls_identity.h"

#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace kkachi::simulator {

namespace {

template <auto Release>
struct Releaser {
    template <class T>
    void operator()(T* what) const {
        Release(what);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Memory = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>>;

constexpr const char* kFirstDay = "20200101000000Z";
constexpr const char* kLastDay = "20491231235959Z";

bool addExtension(X509* certificate, X509* issuer, int what, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension{X509V3_EXT_conf_nid(nullptr, &context, what, value)};
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// Unsigned: version 3, validity, name and key.
Certificate draft(EVP_PKEY* key, const char* name, long serial) {
    Certificate certificate{X509_new()};
    if (!certificate)
        return {};
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    ASN1_TIME_set_string_X509(X509_getm_notBefore(certificate.get()), kFirstDay);
    ASN1_TIME_set_string_X509(X509_getm_notAfter(certificate.get()), kLastDay);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    return X509_set_pubkey(certificate.get(), key) == 1 ? std::move(certificate) : Certificate{};
}

bool sign(X509* certificate, X509* issuer, EVP_PKEY* issuerKey) {
    return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1 &&
           X509_sign(certificate, issuerKey, EVP_sha256()) > 0;
}

template <class Write>
QByteArray pem(Write write) {
    const Memory memory{BIO_new(BIO_s_mem())};
    if (!memory || write(memory.get()) != 1)
        return {};
    char* bytes = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &bytes);
    return QByteArray{bytes, static_cast<qsizetype>(length)};
}

} // namespace

std::optional<TlsIdentity> makeTlsIdentity() {
    const Key caKey{EVP_EC_gen("P-256")};
    const Key serverKey{EVP_EC_gen("P-256")};
    if (!caKey || !serverKey)
        return std::nullopt;
    const Certificate ca = draft(caKey.get(), "Kkachi simulator authority", 1);
    const Certificate server = draft(serverKey.get(), "localhost", 2);
    if (!ca || !server)
        return std::nullopt;
    const bool isMade =
        addExtension(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
        addExtension(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign") &&
        addExtension(ca.get(), ca.get(), NID_subject_key_identifier, "hash") && sign(ca.get(), ca.get(), caKey.get()) &&
        addExtension(server.get(), ca.get(), NID_basic_constraints, "critical,CA:FALSE") &&
        addExtension(server.get(), ca.get(), NID_key_usage, "critical,digitalSignature") &&
        addExtension(server.get(), ca.get(), NID_ext_key_usage, "serverAuth") &&
        addExtension(server.get(), ca.get(), NID_authority_key_identifier, "keyid") &&
        addExtension(server.get(), ca.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1") &&
        sign(server.get(), ca.get(), caKey.get());
    if (!isMade)
        return std::nullopt;
    TlsIdentity identity;
    identity.caPem = pem([&](BIO* out) { return PEM_write_bio_X509(out, ca.get()); });
    const QByteArray serverPem = pem([&](BIO* out) { return PEM_write_bio_X509(out, server.get()); });
    const QByteArray keyPem = pem([&](BIO* out) {
        return PEM_write_bio_PrivateKey(out, serverKey.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    identity.server.setLocalCertificateChain({QSslCertificate{serverPem}, QSslCertificate{identity.caPem}});
    identity.server.setPrivateKey(QSslKey{keyPem, QSsl::Ec});
    identity.server.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients, which have no certificates
    identity.server.setProtocol(QSsl::TlsV1_2OrLater);
    return identity;
}

} // namespace kkachi::simulator
