#include "canary.h"

#include <QDirIterator>
#include <QFile>

namespace kkachi::test {

namespace {

QByteArray utf16(const QByteArray& latin, bool bigEndian) {
    QByteArray wide;
    for (const char c : latin)
        wide += bigEndian ? QByteArray{"\0", 1} + c : QByteArray{1, c} + QByteArray{"\0", 1};
    return wide;
}

// What of base64 depends on the secret alone, with `before` other bytes in front.
QByteArray innerBase64(const QByteArray& secret, int before, QByteArray::Base64Options options) {
    const QByteArray whole = (QByteArray(before, 'x') + secret).toBase64(options | QByteArray::OmitTrailingEquals);
    const int foreign = before == 0 ? 0 : before + 1;
    return whole.mid(foreign, whole.size() - foreign - 1);
}

} // namespace

Canary::Canary(const char* name, const char* value)
    : m_value{value} {
    const QString label = QString::fromLatin1(name);
    addForms(label, m_value);
    addForms(label + QStringLiteral(" in UTF-16LE"), utf16(m_value, false));
    addForms(label + QStringLiteral(" in UTF-16BE"), utf16(m_value, true));
}

void Canary::addForms(const QString& width, const QByteArray& bytes) {
    m_forms.append({width + QStringLiteral(" raw"), bytes});
    m_forms.append({width + QStringLiteral(" as hex"), bytes.toHex()});
    m_forms.append({width + QStringLiteral(" as upper hex"), bytes.toHex().toUpper()});
    m_forms.append({width + QStringLiteral(" for a URL"), bytes.toPercentEncoding()});
    for (const int before : {0, 1, 2}) {
        m_forms.append({width + QStringLiteral(" as base64"), innerBase64(bytes, before, QByteArray::Base64Encoding)});
        m_forms.append(
            {width + QStringLiteral(" as base64url"), innerBase64(bytes, before, QByteArray::Base64UrlEncoding)});
    }
}

QStringList Canary::formsIn(const QByteArray& bytes) const {
    QStringList found;
    for (const Form& form : m_forms)
        if (bytes.contains(form.bytes))
            found << form.name;
    return found;
}

QStringList findInBytes(const QString& place, const QByteArray& bytes, const QList<Canary>& canaries) {
    QStringList found;
    for (const Canary& canary : canaries)
        for (const QString& form : canary.formsIn(bytes))
            found << place + QStringLiteral(": ") + form;
    return found;
}

QStringList findInFiles(const QString& folder, const QList<Canary>& canaries) {
    QStringList found;
    QDirIterator files{folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories};
    while (files.hasNext()) {
        QFile file{files.next()};
        if (file.open(QIODevice::ReadOnly))
            found += findInBytes(file.fileName(), file.readAll(), canaries);
    }
    return found;
}

} // namespace kkachi::test
