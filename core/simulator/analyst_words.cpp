#include "simulator/analyst_words.h"

#include <fmt/format.h>

namespace kkachi::simulator {

std::string AnalystWords::noPrice() const {
    return m_korean ? "질문에 가격이 없어 판단할 근거가 없습니다."
                    : "The question names no price, so there is nothing to judge.";
}

std::string AnalystWords::firstEntry(const AnalystFigures& f) const {
    if (m_korean)
        return fmt::format("현재가 {:.0f}원, 보유 없음. 최근 종가 {}개의 변화가 {:+.3f} %로 소액 진입해 볼 만합니다.",
                           f.price, f.shortCount, f.movePct);
    return fmt::format("At {:.0f} won without a position; the last {} closes moved {:+.3f} %. A first small entry is "
                       "worth its risk.",
                       f.price, f.shortCount, f.movePct);
}

std::string AnalystWords::waitingForEntry(const AnalystFigures& f) const {
    if (m_korean)
        return fmt::format("최근 종가 {}개가 {:.3f} % 내려 {:.0f}원입니다. 진입 전에 한 번 더 지켜봅니다.",
                           f.shortCount, -f.movePct, f.price);
    return fmt::format("The last {} closes fell {:.3f} % to {:.0f} won; waiting one more look before an entry.",
                       f.shortCount, -f.movePct, f.price);
}

std::string AnalystWords::entry(const AnalystFigures& f, bool isClear) const {
    if (m_korean)
        return fmt::format(
            "최근 종가 {}개 평균({:.0f})이 {}개 평균({:.0f})보다 {} 가격 변화가 {:+.3f} %여서 진입합니다.",
            f.shortCount, f.shortAverage, f.longCount, f.longAverage, isClear ? "높고" : "크게 낮지 않고", f.movePct);
    return fmt::format(
        "The average of the last {} closes ({:.0f}) stands {} that of the last {} ({:.0f}) and the price "
        "moved {:+.3f} %: an entry.",
        f.shortCount, f.shortAverage, isClear ? "above" : "near", f.longCount, f.longAverage, f.movePct);
}

std::string AnalystWords::noReasonToEnter(const AnalystFigures& f) const {
    if (m_korean)
        return fmt::format(
            "현재가 {:.0f}원, 보유 없음. 평균 {:.0f}과 {:.0f}, 변화 {:+.3f} %로 진입할 뚜렷한 근거가 없습니다.",
            f.price, f.shortAverage, f.longAverage, f.movePct);
    return fmt::format(
        "No position at {:.0f} won; averages {:.0f} and {:.0f}, move {:+.3f} %: no clear reason to enter.", f.price,
        f.shortAverage, f.longAverage, f.movePct);
}

std::string AnalystWords::firstExit(const AnalystFigures& f) const {
    if (m_korean)
        return fmt::format("평가손익 {:+.3f} %, 현재가 {:.0f}원, 최근 종가 변화 {:+.3f} %. 첫 매매를 마무리합니다.",
                           f.unrealisedPct, f.price, f.movePct);
    return fmt::format("The position stands at {:+.3f} % with the price at {:.0f} won and the last closes moving "
                       "{:+.3f} %: closing the first round trip.",
                       f.unrealisedPct, f.price, f.movePct);
}

std::string AnalystWords::waitingForExit(const AnalystFigures& f) const {
    if (m_korean)
        return fmt::format("평가손익 {:+.3f} %이고 종가가 내리지 않아 한 번 더 지켜봅니다.", f.unrealisedPct);
    return fmt::format("The position stands at {:+.3f} % and the closes do not fall; giving it one more look.",
                       f.unrealisedPct);
}

std::string AnalystWords::exit(const AnalystFigures& f, bool isClear) const {
    if (m_korean)
        return fmt::format(
            "최근 종가 {}개 평균({:.0f})이 {}개 평균({:.0f})보다 {} 평가손익이 {:+.3f} %여서 청산합니다.", f.shortCount,
            f.shortAverage, f.longCount, f.longAverage, isClear ? "낮고" : "크게 높지 않고", f.unrealisedPct);
    return fmt::format(
        "The average of the last {} closes ({:.0f}) stands {} that of the last {} ({:.0f}), the position "
        "at {:+.3f} %: leaving.",
        f.shortCount, f.shortAverage, isClear ? "below" : "near", f.longCount, f.longAverage, f.unrealisedPct);
}

std::string AnalystWords::noReasonToLeave(const AnalystFigures& f) const {
    if (m_korean)
        return fmt::format("평가손익 {:+.3f} %, 평균 {:.0f}과 {:.0f}, 변화 {:+.3f} %로 청산할 근거가 없습니다.",
                           f.unrealisedPct, f.shortAverage, f.longAverage, f.movePct);
    return fmt::format("Holding at {:+.3f} %; averages {:.0f} and {:.0f}, move {:+.3f} %: no reason to leave.",
                       f.unrealisedPct, f.shortAverage, f.longAverage, f.movePct);
}

} // namespace kkachi::simulator
