#include "feynet/study/study_kind.hpp"
#include "resumed_run.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace feynet::test::resumed_training_test {
namespace {

/// A study that learns, and after how many questions each of its processes is stopped.
struct Lesson {
    std::string text;
    Index asks;
};

const std::vector<Lesson> lessons{
    {"[study]\nkind = \"ads-metric\"\nmode = \"paper\"\ndata = \"labels\"\n[data]\npoints = 100\n"
     "[training]\nseeds = 3\nepochs = 7\nbatch = 50\nkeep = 10\n",
     8},
    {"[study]\nkind = \"ads-qcd\"\nmode = \"paper\"\n"
     "[training]\nseeds = 3\nepochs = 5\npoints = 200\nkeep = 1000.0\n",
     6},
    {"[study]\nkind = \"ads-meson\"\nbulk = [\"soft-wall\", \"curved\"]\nlevels = 3\n", 6},
    {"[study]\nkind = \"friction\"\nmodes = 4\nstarts = 2\nlayers = 16\n", 3},
    {"[study]\nkind = \"wave-functions\"\n[system]\nmodel = \"heisenberg\"\nsize = 6\n"
     "[networks]\nkinds = [\"jastrow\", \"rbm\"]\nrbm = [1]\n"
     "[training]\niterations = 12\nattempts = 2\n",
     17},
    {"[study]\nkind = \"ising-phases\"\n[data]\nsize = 4\nsamples = 128\n"
     "[network]\nhidden = [4]\n[training]\nepochs = 6\nbatch = 32\n",
     5}};

std::unique_ptr<Study> study_of(const Lesson& lesson) {
    RunFile file = RunFile::parse(lesson.text, "run.toml");
    return read_study(file);
}

/// What a row of processes made of a study.
struct Pieces {
    StudyResult result;
    Index processes = 0;
    Index steps = 0;  ///< done in all of them
};

Pieces in_pieces(const Study& study, const ScratchDirectory& directory, Index asks) {
    Pieces pieces;
    std::atomic<Index> steps{0};
    constexpr Index most_processes = 40;
    do {
        PartKeeper keeper(directory.path(), 1, std::chrono::hours(1));
        Index asked = 0;
        StudyHooks hooks;
        hooks.execution.n_threads = 1;
        hooks.execution.keeper = &keeper;
        hooks.execution.stop = [&] { return ++asked > asks; };
        hooks.execution.progress = [&](Index done, double) { steps += done == lanes ? 1 : 0; };
        pieces.result = study.run(hooks);
        ++pieces.processes;
    } while (pieces.result.summary.verdict == "partial" && pieces.processes < most_processes);
    pieces.steps = steps;
    return pieces;
}

}  // namespace

TEST_CASE("whatever is learned goes on where it stopped, with the same bits and no step twice") {
    for (const Lesson& lesson : lessons) {
        CAPTURE(lesson.text);
        const ScratchDirectory whole;
        const ScratchDirectory stopped;
        const auto study = study_of(lesson);
        const Pieces alone = in_pieces(*study, whole, 1000000);

        const Pieces pieces = in_pieces(*study, stopped, lesson.asks);

        CHECK(pieces.processes > 2);
        CHECK(alone.processes == 1);
        CHECK(pieces.steps == alone.steps);
        CHECK(all_bits(pieces.result) == all_bits(alone.result));
    }
}

TEST_CASE("a training that is finished is not begun again") {
    for (const Lesson& lesson : lessons) {
        CAPTURE(lesson.text);
        const ScratchDirectory directory;
        const auto study = study_of(lesson);
        const Pieces first = in_pieces(*study, directory, 1000000);

        const Pieces again = in_pieces(*study, directory, 1000000);

        CHECK(again.steps == 0);
        CHECK(all_bits(again.result) == all_bits(first.result));
    }
}

}  // namespace feynet::test::resumed_training_test
