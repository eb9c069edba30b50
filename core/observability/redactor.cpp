#include "observability/redactor.h"

#include "observability/secret_forms.h"
#include "observability/secret_looks.h"

#include <cstring>

#include <algorithm>

namespace kkachi::observability {

namespace {

void replaceAll(std::string& text, std::string_view form, std::string_view mask) {
    std::string masked;
    std::size_t from = 0;
    for (auto at = text.find(form); at != std::string::npos; at = text.find(form, from)) {
        masked.append(text, from, at - from);
        masked += mask;
        from = at + form.size();
    }
    if (from == 0)
        return;
    masked.append(text, from);
    text = std::move(masked);
}

} // namespace

Redactor::~Redactor() {
    for (std::string& form : m_forms)
        explicit_bzero(form.data(), form.size());
}

void Redactor::add(const base::Secret& secret) {
    if (secret.reveal().size() < kShortestSecret)
        return;
    for (std::string& form : secretForms(secret.reveal()))
        if (std::find(m_forms.begin(), m_forms.end(), form) == m_forms.end())
            m_forms.push_back(std::move(form));
    std::sort(m_forms.begin(), m_forms.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

std::string Redactor::mask(std::string_view text) const {
    std::string masked{text};
    for (const std::string& form : m_forms)
        replaceAll(masked, form, kMask);
    return maskSecretLooks(masked, kMask);
}

} // namespace kkachi::observability
