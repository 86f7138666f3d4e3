#pragma once
// What the API answers to a request.

#include <curfew/diagnostics/api_error.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace curfew::inline v0 {

/// A response. Texts that it does not have are empty. [U25]
struct api_response {
    /// The error of a response, as it came.
    struct failure {
        /// A code of the UpdateTask page or a business code, or one this library does not know.
        std::string code;
        /// What the API says of it; empty where it says nothing.
        std::string message;
        /// The code as a number, in responses that have one.
        std::optional<std::int32_t> code_n;

        /// The code as one of the page's ten. [U25]
        [[nodiscard]] std::optional<curfew::api_code> api_code() const noexcept { return api_code_from_name(code); }

        /// The code as a business code. [E23]
        [[nodiscard]] std::optional<curfew::business_code> business_code() const noexcept {
            return business_code_from_name(code);
        }

        friend bool operator==(const failure&, const failure&) = default;
    };

    /// What the request was given, and what it asked for.
    std::string request_id;
    std::string action;
    std::string version;
    std::string service;
    std::string region;
    /// Absent: the request was carried out.
    std::optional<failure> error;
    /// The result as JSON text without white space. UpdateTask has none.
    std::optional<std::string> result;

    /// Whether the request was carried out: there is no error, and a RequestId, which each answer of the API has. So what was
    /// default-constructed or moved from is no success.
    [[nodiscard]] bool succeeded() const noexcept { return !error && !request_id.empty(); }

    /// The HTTP status that the page has for the response: 200 for a success, nullopt for a code that is not on the page.
    [[nodiscard]] std::optional<int> http_status() const noexcept {
        if (succeeded()) return 200;
        const auto code = error ? error->api_code() : std::nullopt;
        return code ? std::optional{curfew::http_status(*code)} : std::nullopt;
    }

    /// Whether the same request may succeed when it is sent again later. false for a success, and for a code that is not
    /// on the page: what is not known to help is not advised.
    [[nodiscard]] bool may_retry() const noexcept {
        const auto code = error ? error->api_code() : std::nullopt;
        return code && curfew::may_retry(*code);
    }

    friend bool operator==(const api_response&, const api_response&) = default;
};

} // namespace curfew::inline v0
