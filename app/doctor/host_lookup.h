// A host's address, asked of the system's resolver without waiting for it: a name server that is silent can hold the
// resolver for long, and a program that ends would wait for Qt's own lookups.
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace kkachi::app::doctor {

class HostLookup : public QObject {
    Q_OBJECT

  public:
    explicit HostLookup(QObject* parent = nullptr);
    ~HostLookup() override;

    // Answers later, once. An address as text needs no name server.
    void look(const QString& host);

  Q_SIGNALS:
    // A null address when there is none; then `error` is the system's reason.
    void found(const QHostAddress& address, const QString& error);

  private:
    struct Link;
    std::shared_ptr<Link> m_link;
};

} // namespace kkachi::app::doctor
