// Raw HTTP to the built-in exchange, through its parser, its gate and its routes, without a socket. A request whose
// Authorization is "Bearer sign" gets a right token, so that what lies behind the gate is reached.
#include "http/request_parser.h"
#include "simulator/body_members.h"
#include "simulator/jwt_verifier.h"
#include "simulator/running_simulator.h"
#include "target.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QMessageAuthenticationCode>

#include <memory>

using namespace kkachi;
using fuzz::demand;

namespace {

constexpr int kInputsOfALife = 5'000; // then its orders and nonces are forgotten
constexpr const char* kSecret = "secret";

std::unique_ptr<simulator::RunningSimulator> newSimulator() {
    simulator::SimulatorSettings settings;
    settings.accessKey = "access";
    settings.secretKey = kSecret;
    settings.switches = {{"rate_limits", "off"}};
    return std::make_unique<simulator::RunningSimulator>(settings, base::fromEpochMs(1'795'137'330'000));
}

std::string encoded(const QByteArray& bytes) {
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
}

std::string hashedText(const http::Request& request) {
    if (request.method != "POST")
        return http::percentDecode(request.query);
    const auto members = simulator::readMembers(request.body);
    return members ? simulator::joinMembers(*members) : std::string{};
}

void signIfAsked(http::Request& request, int number) {
    for (http::Header& header : request.headers) {
        if (!http::equalIgnoringCase(header.name, "Authorization") || header.value != "Bearer sign")
            continue;
        const std::string text = hashedText(request);
        std::string claims = R"({"access_key":"access","nonce":")" + std::to_string(number) + "\"";
        if (!text.empty())
            claims += R"(,"query_hash":")" + simulator::sha512Hex(text) + "\"";
        const std::string part =
            encoded(R"({"alg":"HS512","typ":"JWT"})") + "." + encoded(QByteArray::fromStdString(claims + "}"));
        const QByteArray signature = QMessageAuthenticationCode::hash(QByteArray::fromStdString(part),
                                                                      QByteArray{kSecret}, QCryptographicHash::Sha512);
        header.value = "Bearer " + part + "." + encoded(signature);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static int argc = 1;
    static char name[] = "fuzz_simulator";
    static char* argv[] = {name, nullptr};
    static const QCoreApplication kApplication{argc, argv}; // timers ask for one; nothing runs its loop
    static std::unique_ptr<simulator::RunningSimulator> simulator;
    static int number = 0;
    if (number++ % kInputsOfALife == 0)
        simulator = newSimulator();
    auto parsed = http::parseRequest(fuzz::textOf(data, size), {});
    auto* complete = std::get_if<http::Complete>(&parsed);
    if (complete == nullptr)
        return 0;
    signIfAsked(complete->request, number);
    const http::Response response = simulator->handle(complete->request);
    demand(response.status >= 200 && response.status < 600, "every request has an answer");
    return 0;
}
