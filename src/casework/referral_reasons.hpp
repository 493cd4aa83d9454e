// Why a referral is or is not taken: codes 150 to 169 of casework.
#pragma once

#include "base/reason.hpp"

namespace accord::casework::reasons {

inline constexpr ReasonCode saidNoBefore{150}, noProvider{151}, alreadyAccepted{152}, alreadyDeclined{153}, notTheirService{154},
    nobodySaidNo{160}, askedThemself{161}, dateTheyChose{162}, theirService{163}, notAtPresent{164};

inline constexpr ReasonText referralTexts[]{
    {saidNoBefore, "said-no-before", "This person has said no.", "It reopens if they ask themselves, or on the date they chose."},
    {noProvider, "no-service-for-area", "No restorative justice service takes referrals for this area.",
     "Ask the commissioner of the area which service it pays for."},
    {alreadyAccepted, "referral-already-accepted", "This referral is already a case.", ""},
    {alreadyDeclined, "referral-already-declined", "This referral was already answered: it was not taken on.",
     "Make a new referral if things have changed."},
    {notTheirService, "referral-of-another-service", "Another service holds this referral.", ""},
    {nobodySaidNo, "nobody-said-no", "Nobody has said no.", ""},
    {askedThemself, "asked-themself", "They asked for it themselves.", ""},
    {dateTheyChose, "date-they-chose", "The date they chose has come.", ""},
    {notAtPresent, "not-at-present", "Not to be approached at present.", "It reopens if they ask themselves, or on the date they chose."},
    {theirService, "referral-of-this-service", "The referral was made to this service.", ""},
};

}  // namespace accord::casework::reasons
