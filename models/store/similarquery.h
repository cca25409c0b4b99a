// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Candidates for likeness from the full-text index, with bounded work on a desk of any size: what
// a common word would find is never read to its end.

#include "models/domain/similar.h"
#include "models/store/database.h"

namespace gander::store {

struct SimilarFinds {
    std::vector<SoughtStem> stems; // weighed by how many incidents have them
    std::vector<SimilarCandidate> candidates;
};
[[nodiscard]] Result<SimilarFinds> similarFinds(
    Database &database, const SimilarQuestion &question);

} // namespace gander::store
