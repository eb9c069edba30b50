// What became of one REST call.
#pragma once

#include <QByteArray>

#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

enum class Arrival {
    NotSent,  // proved: not one byte of it was written
    Lost,     // bytes may have left, and no whole answer came
    Answered, // a whole answer came, whatever it says
};

// "not_sent", "lost", "answered".
constexpr std::string_view toString(Arrival arrival) {
    switch (arrival) {
    case Arrival::NotSent:
        return "not_sent";
    case Arrival::Lost:
        return "lost";
    case Arrival::Answered:
        return "answered";
    }
    return {};
}

struct RestOutcome {
    Arrival arrival = Arrival::Lost;
    int status = 0; // HTTP status when answered
    QByteArray body;
    std::string reason; // when not answered: what went wrong on the way

    std::string_view text() const { return {body.constData(), static_cast<std::size_t>(body.size())}; }
    bool isOk() const { return arrival == Arrival::Answered && status == 200; }
};

} // namespace kkachi::exchange::upbit
