// Finds a secret in bytes, in every form in which one usually gets out. Made of Qt's own encoders, so that it shares no
// mistake with the redactor.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace kkachi::test {

class Canary {
  public:
    Canary(const char* name, const char* value);

    QString text() const { return QString::fromLatin1(m_value); }
    // "upbit-secret-key as hex" for each form that is in the bytes.
    QStringList formsIn(const QByteArray& bytes) const;

  private:
    struct Form {
        QString name;
        QByteArray bytes;
    };
    void addForms(const QString& width, const QByteArray& bytes);

    QByteArray m_value;
    QList<Form> m_forms;
};

// Every file below the folder, with what was found in it.
QStringList findInFiles(const QString& folder, const QList<Canary>& canaries);
QStringList findInBytes(const QString& place, const QByteArray& bytes, const QList<Canary>& canaries);

} // namespace kkachi::test
