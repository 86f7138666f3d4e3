#pragma once
// Several layers, and the stretches of each around an instant.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/detail/layer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace curfew::inline v0::detail {

/// The stretches of all layers around an instant. Refers to the layers, and keeps some of the stretches, since most outlast a
/// step of a search.
class layers_around {
public:
    explicit layers_around(std::span<const layer> layers) noexcept : layers_{layers} { owners_.fill(none); }

    /// Where the stretch of some layer begins, the latest before `t` or at it, and where one ends after `t`.
    struct bounds {
        sys_seconds first = sys_seconds::min();
        sys_seconds end = sys_seconds::max();
    };
    [[nodiscard]] bounds around(sys_seconds t) noexcept {
        bounds result;
        for (std::size_t i = 0; i < layers_.size(); ++i) {
            const layer_stretch& stretch = of(i, t);
            result.first = max_of(result.first, stretch.first);
            result.end = min_of(result.end, stretch.end);
        }
        return result;
    }

    /// The run of the layer with that index around `t`.
    [[nodiscard]] layer_run run(std::size_t i, sys_seconds t) noexcept { return layers_[i].run_at(of(i, t), t); }
    [[nodiscard]] std::size_t count() const noexcept { return layers_.size(); }

    static constexpr std::size_t most_kept = 4;
    /// A number for each layer that is kept.
    using offsets = std::array<std::int32_t, most_kept>;

    /// The offsets after around(), if all layers are kept and in their plain weeks. Then these make the week.
    [[nodiscard]] std::optional<offsets> plain_offsets() const noexcept {
        if (layers_.size() > most_kept) return std::nullopt;
        offsets result{};
        for (std::size_t i = 0; i < layers_.size(); ++i) {
            if (!kept_[i].is_plain()) return std::nullopt;
            result[i] = static_cast<std::int32_t>(kept_[i].offset.count());
        }
        return result;
    }

private:
    static constexpr std::size_t none = ~std::size_t{0};

    [[nodiscard]] const layer_stretch& of(std::size_t i, sys_seconds t) noexcept {
        layer_stretch& kept = kept_[i % most_kept];
        std::size_t& owner = owners_[i % most_kept];
        if (owner != i || t < kept.first || t >= kept.end) {
            kept = layers_[i].stretch_at(t);
            owner = i;
        }
        return kept;
    }

    std::span<const layer> layers_;
    std::array<std::size_t, most_kept> owners_;
    std::array<layer_stretch, most_kept> kept_;
};

} // namespace curfew::inline v0::detail
