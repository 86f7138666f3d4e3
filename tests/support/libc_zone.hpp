#pragma once
// The C library's reading of a zone file: an oracle that shares nothing with the library.

#include <curfew/time/instant.hpp>

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

/// What the C library makes of a zone's file, as long as this lives. It sets TZ, so one at a time, and no other thread.
class libc_zone {
public:
    explicit libc_zone(const std::string& name) {
        if (const char* before = std::getenv("TZ")) before_ = before;
        setenv("TZ", name.c_str(), 1);
        tzset();
    }
    libc_zone(const libc_zone&) = delete;
    libc_zone& operator=(const libc_zone&) = delete;
    ~libc_zone() {
        if (before_) {
            setenv("TZ", before_->c_str(), 1);
        } else {
            unsetenv("TZ");
        }
        tzset();
    }

    [[nodiscard]] curfew::seconds offset_at(curfew::sys_seconds t) const {
        const std::time_t second = t.time_since_epoch().count();
        std::tm local{};
        localtime_r(&second, &local);
        return curfew::seconds{local.tm_gmtoff};
    }

private:
    std::optional<std::string> before_;
};
