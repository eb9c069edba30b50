// A stream message under construction: every member has a long and a short name, and the format says which is used.
#pragma once

#include "simulator/json_text.h"
#include "simulator/stream_request.h"

#include <string>
#include <string_view>

namespace kkachi::simulator {

class StreamJson {
  public:
    explicit StreamJson(StreamFormat format)
        : m_format{format} {
        if (isList(format))
            m_json.beginArray();
        m_json.beginObject();
    }

    template <class T>
    StreamJson& member(std::string_view longName, std::string_view shortName, const T& what) {
        m_json.member(nameOf(longName, shortName), what);
        return *this;
    }
    StreamJson& key(std::string_view longName, std::string_view shortName) {
        m_json.key(nameOf(longName, shortName));
        return *this;
    }
    JsonText& json() { return m_json; }

    std::string take() {
        m_json.endObject();
        if (isList(m_format))
            m_json.endArray();
        return m_json.take();
    }

  private:
    std::string_view nameOf(std::string_view longName, std::string_view shortName) const {
        return isSimple(m_format) ? shortName : longName;
    }

    StreamFormat m_format;
    JsonText m_json;
};

} // namespace kkachi::simulator
