#include "feynet/io/interrupt.hpp"
#include "feynet/study/sweep/sweep_directory.hpp"
#include "feynet/study/validation/campaign_directory.hpp"
#include "sampling.hpp"
#include "sweep_command.hpp"
#include "validate_command.hpp"

namespace feynet {

ExitCode resume_command(const ResumeOptions& options) {
    const InterruptGuard guard;
    if (SweepDirectory::is_one(options.directory)) {
        return resume_sweep(options);
    }
    if (CampaignDirectory::is_one(options.directory)) {
        return resume_campaign(options);
    }
    const RunDirectory directory = RunDirectory::existing(options.directory);
    return sample_and_print(directory, begun_run(directory, options.draws), options.run);
}

}  // namespace feynet
