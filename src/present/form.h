// Why: what is wrong with a field, who receives what, for how long: the wordings of the form.
// Left to others: the steps of the form (form.cpp).
#pragma once

#include "present/scene.h"

namespace present {

std::string problem_sentence(const Words& words, registration::FormField field,
                             registration::FieldProblem problem);

// Parts of the notice, in short above "Envoyer" or in full, with the employers concerned.
std::vector<NoticePart> notice_parts(const Scene& scene,
                                     const std::vector<registration::NoticePart>& parts,
                                     const registration::Notice& notice,
                                     const std::vector<std::string>& employers);

// A text of the notice, in the typography of the notice's own language.
std::string notice_words(const registration::Notice& notice, std::string_view text);

// Why COMMIT failed, and that nothing typed is lost.
std::string saving_sentence(const Words& words, base::ErrorCode code);

} // namespace present
