#include "feynet/study/nnft/ensemble_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::ensemble_settings_test {
namespace {

EnsembleSettings read(const std::string& text) {
    RunFile file = RunFile::parse(text, "run.toml");
    EnsembleSettings settings;
    read_ensemble_sections(file, settings);
    file.reject_unread();
    file.locate([&] { check_settings(settings); });
    return settings;
}

std::string complaint(const std::string& text) {
    try {
        read(text);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("ensemble settings: a silent file looks at nine points along the diagonal") {
    const EnsembleSettings settings = read("[inputs]\ndimension = 2\n[network]\ncutoff = 3.0\n");
    const Inputs inputs = settings.inputs.inputs();

    CHECK(inputs.rows() == 2);
    CHECK(inputs.cols() == 9);
    CHECK(inputs.col(8).norm() == doctest::Approx(2.0));
    CHECK(settings.quadruples().size() == 2);
    CHECK(settings.quadruples()[1] == std::array<Index, 4>{0, 2, 5, 8});
}

TEST_CASE("ensemble settings: points are numbers in one dimension, rows in more") {
    const Inputs line = read("[inputs]\npoints = [0.0, 0.5, 2]\n").inputs.inputs();
    const Inputs plane =
        read("[network]\nkind = \"relu\"\n[inputs]\ndimension = 2\npoints = [[0, 1], [2, 3]]\n")
            .inputs.inputs();

    CHECK(line(0, 2) == 2.0);
    CHECK(plane.col(1) == Eigen::Vector2d(2.0, 3.0));
}

TEST_CASE("ensemble settings: every kind makes its neuron with the numbers of the file") {
    const EnsembleSettings settings =
        read("[network]\nkind = [\"cosine\", \"relu\"]\nmass = 2.0\nweight_scale = 3.0\n");
    const Inputs inputs = Inputs::Constant(1, 1, 1.0);

    // 1/(2m) with κ = 1; s_w² (s_b² + s_w²)/2 + s_b²
    CHECK(
        kernel(*settings.make_neuron(NeuronKind::Cosine), inputs.col(0), inputs.col(0)) ==
        doctest::Approx(0.25));
    CHECK(
        kernel(*settings.make_neuron(NeuronKind::Relu), inputs.col(0), inputs.col(0)) ==
        doctest::Approx(46.0));
}

TEST_CASE("ensemble settings: what cannot be run is refused where it stands") {
    const auto says = [](const std::string& text, const std::string& part) {
        CAPTURE(text);
        const std::string said = complaint(text);
        CAPTURE(said);
        CHECK(contains(said, part));
    };
    says("[network]\nkind = \"relo\"\n", "relu");
    says("[network]\nwidth = 0\n", "run.toml:2:1: [network] width");
    says("[network]\nwidth = [4, 4]\n", "twice");
    says("[network]\nmomenta = \"uniform\"\n", "cutoff");
    says("[network]\ndepth = 2\n", "depth");
    says("[network]\nkind = \"erf\"\ndepth = 2\noutput = \"constant\"\n", "sampled");
    says("[network]\nkind = \"step\"\nstart = 0.5\n", "before the first input");
    says("[inputs]\ndimension = 2\npoints = [[0, 1], [2]]\n", "2 coordinates");
    says("[inputs]\npoints = [0.5, 0.5]\n", "must differ");
    says("[network]\nkind = \"relu\"\nbias_scale = 0.0\n", "always zero");
    says("[measure]\nfour_point = [[0, 1, 2, 9]]\n", "inputs 0 … 8");
    says("[measure]\nfour_point = [[0, 1, 2]]\n", "four inputs");
    says("[sampler]\nnetworks = 10\n", "4096");
    says("[sampler]\nnetwork = 10000\n", "networks");
}

}  // namespace feynet::test::ensemble_settings_test
