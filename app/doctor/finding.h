// What one check of the doctor found.
#pragma once

#include <QString>

#include <string_view>
#include <vector>

namespace kkachi::app::doctor {

enum class Grade { Ok, Warn, Fail };
// Decides the exit code when something fails.
enum class Area { Machine, Configuration, Network };

struct Finding {
    QString check; // a stable word: "clock"
    Grade grade = Grade::Ok;
    QString code; // a stable word for what is wrong: "clock_off"; empty when all is well
    Area area = Area::Machine;
    QString text;   // what was found
    QString advice; // what to do about it; empty when there is nothing to do
};
using Findings = std::vector<Finding>;

inline Finding fine(const QString& check, const QString& text) {
    return {check, Grade::Ok, {}, Area::Machine, text, {}};
}
inline Finding warn(const QString& check, Area area, const QString& code, const QString& text, const QString& advice) {
    return {check, Grade::Warn, code, area, text, advice};
}
inline Finding fail(const QString& check, Area area, const QString& code, const QString& text, const QString& advice) {
    return {check, Grade::Fail, code, area, text, advice};
}

constexpr std::string_view toString(Grade grade) {
    switch (grade) {
    case Grade::Ok:
        return "OK";
    case Grade::Warn:
        return "WARN";
    case Grade::Fail:
        return "FAIL";
    }
    return {};
}

} // namespace kkachi::app::doctor
