#pragma once
// The standard library alone: a fixed offset of eight hours, and a scan. Right for Beijing only.

#include "scan.hpp"

#include <chrono>

namespace bench::peers {

class chrono_fixed_scan {
public:
    explicit chrono_fixed_scan(const question& q) : ranges_{q.rules}, first_{q.first}, last_{q.last} {}

    bool permits(sys_seconds t) {
        if (t < first_ || t >= last_) return false;
        const std::chrono::local_seconds local{t.time_since_epoch() + std::chrono::hours{8}};
        const auto day = std::chrono::floor<std::chrono::days>(local);
        const auto minute = std::chrono::floor<std::chrono::minutes>(local - day);
        return !ranges_.forbids(std::chrono::weekday{day}.c_encoding(), static_cast<int>(minute.count()));
    }

private:
    range_list ranges_;
    sys_seconds first_;
    sys_seconds last_;
};

} // namespace bench::peers
