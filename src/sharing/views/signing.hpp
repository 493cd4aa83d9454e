// What a signatory reads and signs: the page to which their one-time link leads. The text, what
// their own agency recorded, what signing would change, and the form below.
//
// The link comes from a cookie (web/errand.hpp), so that its secret stands in no address.
#pragma once

#include "sharing/views/agreement.hpp"

#include <string>
#include <string_view>

namespace accord::sharing {

struct Signing {
    static constexpr std::string_view name = "sharing.signing";
    static constexpr std::string_view title = "Read and sign";
    static constexpr std::string_view permission = "agreement.sign";
    static constexpr std::string_view path = "signing";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "sharing/signing";

    struct Query {
        std::string link;
        static constexpr auto spec() {
            return accord::spec<Query>(
                field<&Query::link, Category::none, Owner::none>("link", "One-time link").atMost(100).secret().optional());
        }
    };
    struct Invited {
        std::string agency, reference;
        Instant until{};
        static constexpr auto spec() {
            return accord::spec<Invited>(field<&Invited::agency, Category::none, Owner::none>("agency", "You sign for"),
                                         field<&Invited::reference, Category::none, Owner::none>("reference", "Agreement"),
                                         field<&Invited::until, Category::none, Owner::none>("until", "The link works until"));
        }
    };
    /// "Bridgeway, Coordinator": "gains, about the person harmed: …".
    struct Effect {
        std::string who, what;
        static constexpr auto spec() {
            return accord::spec<Effect>(field<&Effect::who, Category::none, Owner::none>("who", "Who").atMost(300),
                                        field<&Effect::what, Category::none, Owner::none>("what", "What changes").atMost(4000));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId installation, Query const& query);
};

}  // namespace accord::sharing
