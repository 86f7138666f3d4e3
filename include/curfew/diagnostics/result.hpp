#pragma once
// What a function returns that reads or combines: a value, if there is no error, and everything that was found.
//
//     const result<task> loaded = apply(stored, update);
//     if (!loaded) return show(loaded.report());
//     const timetable calls{*loaded};

#include <curfew/diagnostics/report.hpp>

#include <exception>
#include <optional>
#include <utility>

namespace curfew::inline v0 {

/// A value that is there exactly if the report has no error. One that was moved from has no value.
/// Asking for a value that is not there ends the program (std::terminate): it never becomes an answer.
template <class T>
class [[nodiscard]] result {
public:
    /// `value` with the warnings of `found`; the value is dropped if `found` has an error.
    result(T value, curfew::report found = {}) : value_{std::move(value)}, report_{std::move(found)} {
        if (!report_.valid()) value_.reset();
    }

    /// No value. `found` has at least one error; if it has none, there is no value all the same.
    result(curfew::report found) noexcept : report_{std::move(found)} {}

    /// Copies share nothing. Moving leaves a result without a value behind.
    result(const result&) = default;
    result(result&& other) noexcept : value_{std::move(other.value_)}, report_{std::move(other.report_)} {
        other.value_.reset();
    }
    result& operator=(const result&) = default;
    result& operator=(result&& other) noexcept {
        if (this == &other) return *this;
        value_ = std::move(other.value_);
        report_ = std::move(other.report_);
        other.value_.reset();
        return *this;
    }
    ~result() = default;

    /// Whether there is a value, which is the same as: no error.
    [[nodiscard]] explicit operator bool() const noexcept { return value_.has_value(); }

    /// The value. Of a temporary it is moved out, so that nothing dangles.
    [[nodiscard]] const T& operator*() const& noexcept { return checked(); }
    [[nodiscard]] T operator*() && noexcept {
        static_cast<void>(checked());
        return *std::move(value_);
    }
    [[nodiscard]] const T* operator->() const noexcept { return &checked(); }

    /// Errors and warnings, in document order.
    [[nodiscard]] const curfew::report& report() const& noexcept { return report_; }
    [[nodiscard]] curfew::report report() && noexcept { return std::move(report_); }

private:
    [[nodiscard]] const T& checked() const noexcept {
        if (!value_) std::terminate();
        return *value_;
    }

    std::optional<T> value_;
    curfew::report report_;
};

} // namespace curfew::inline v0
