#pragma once

#include "feynet/io/run_file.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A small run file's settings, as those of the theories look.
namespace feynet::run_settings {

enum class Kind { Site, Step, Relu, Cosine, Decay };

}  // namespace feynet::run_settings

template <>
struct feynet::Words<feynet::run_settings::Kind> {
    static constexpr std::array<std::string_view, 5> value{
        "site", "step", "relu", "cosine", "decay"};
};

namespace feynet::run_settings {

struct Top {
    std::string title = "untitled";

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor& visit) {
        visit("title", self.title, "headline of the report");
    }
};

struct Time {
    double spacing = 0.1;
    Index n_slices = 1000;
    std::optional<double> x_initial;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor& visit) {
        visit("spacing", self.spacing, "distance between neighbouring time slices, a > 0");
        visit("n_slices", self.n_slices, "number of time slices, N ≥ 2");
        visit("x_initial", self.x_initial, "fixed start of the path");
    }
};

struct Network {
    std::vector<Kind> kind{Kind::Decay};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor& visit) {
        visit("kind", self.kind, "networks to compare");
    }
};

struct Particle {
    double mass = 1.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor& visit) {
        visit("mass", self.mass, "mass, m > 0");
    }
};

struct Everything {
    Top top;
    Time time;
    Network network;

    void read(RunFile& file) {
        file.read("", top);
        file.read("time", time);
        file.read("network", network);
        file.reject_unread();
    }
};

}  // namespace feynet::run_settings
