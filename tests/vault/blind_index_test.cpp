#include "vault/blind_index.hpp"

#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace accord::vault::blind_index_test {
namespace {

struct BitsCase {
    std::uint64_t rows;
    unsigned least;
    unsigned most;
    unsigned compound;
    unsigned postcode;
};

// security.md 4.3: its table for 50,000 and 200,000, and "all 16 bits need R >= 131,072".
TEST(IndexBudget, HoldsBetweenTwoAndTheSquareRoot) {
    for (auto const& row : {BitsCase{16, 2, 3, 3, 0}, BitsCase{300, 5, 7, 7, 0}, BitsCase{8191, 7, 11, 11, 0}, BitsCase{8192, 7, 12, 12, 0},
                            BitsCase{50'000, 8, 14, 12, 0}, BitsCase{131'071, 9, 15, 12, 0}, BitsCase{131'072, 9, 16, 12, 4},
                            BitsCase{200'000, 9, 16, 12, 4}}) {
        auto const bits = indexBits(row.rows);
        ASSERT_TRUE(bits) << row.rows;
        EXPECT_EQ(bits->least, row.least) << row.rows;
        EXPECT_EQ(bits->most, row.most) << row.rows;
        EXPECT_EQ(bits->compound, row.compound) << row.rows;
        EXPECT_EQ(bits->postcode, row.postcode) << row.rows;
        EXPECT_GE(static_cast<double>(row.rows) / std::exp2(bits->compound + bits->postcode), 2.0) << row.rows;
    }
}

TEST(IndexBudget, RefusesSmallPopulations) {
    for (std::uint64_t rows : {0U, 1U, 15U}) EXPECT_EQ(indexBits(rows).error().code, ErrorCode::refused) << rows;
}

struct Tokens : testing::Test {
    accord::testing_support::TempFolder temp;
    SystemRandom random;
    std::unique_ptr<Keyring> keyring = std::move(*Keyring::make(temp.path() / "a.keys", random, Instant{}));
    BlindIndex index{*keyring};
};

TEST_F(Tokens, AreEqualForEqualValuesAndDifferByKeyAndIndex) {
    auto const other = std::move(*Keyring::make(temp.path() / "b.keys", random, Instant{}));
    auto const token = index.token(IndexNumber::nameAndBirthYear, "O540|1987|A", 62);
    EXPECT_EQ(token, index.token(IndexNumber::nameAndBirthYear, "O540|1987|A", 62));
    EXPECT_NE(token, index.token(IndexNumber::nameAndBirthYear, "O540|1988|A", 62));
    EXPECT_NE(token, index.token(IndexNumber::postcodeDistrict, "O540|1987|A", 62));
    EXPECT_NE(token, BlindIndex(*other).token(IndexNumber::nameAndBirthYear, "O540|1987|A", 62));
    EXPECT_EQ(index.fullToken(IndexNumber::reference, "PNC").size(), 64U);
}

TEST_F(Tokens, OfFewerBitsAreTheLongerOnesCutOff) {
    for (unsigned bits = 1; bits <= 62; ++bits) {
        auto const token = index.token(IndexNumber::nameAndBirthYear, "x", bits);
        EXPECT_EQ(token, index.token(IndexNumber::nameAndBirthYear, "x", 62) >> (62 - bits)) << bits;
        EXPECT_GE(token, 0) << bits;
    }
    EXPECT_THROW((void)index.token(IndexNumber::nameAndBirthYear, "x", 0), std::logic_error);
    EXPECT_THROW((void)index.token(IndexNumber::nameAndBirthYear, "x", 63), std::logic_error);
}

// Few enough bits that people share a token: 4,096 values of 12 bits for 100,000 people, evenly.
TEST_F(Tokens, AreSharedEvenly) {
    std::map<std::int64_t, int> shared;
    for (int person = 0; person < 100'000; ++person) ++shared[index.token(IndexNumber::nameAndBirthYear, std::to_string(person), 12)];
    EXPECT_EQ(shared.size(), 4096U);
    for (auto const& [token, people] : shared) EXPECT_LT(people, 75) << "on average 24";
}

struct NameCase {
    char const* written;
    char const* normalised;
};

TEST(Names, AreFoldedToPlainLetters) {
    for (auto const& row : {NameCase{"O'Neill", "ONEILL"},
                            NameCase{"O’Neill", "ONEILL"},
                            NameCase{" de la  Cruz ", "DELACRUZ"},
                            NameCase{"Smith-Jones", "SMITHJONES"},
                            NameCase{"Llŷr", "LLYR"},
                            NameCase{"ŵyn", "WYN"},
                            NameCase{"Ẁilym", "WILYM"},
                            NameCase{"José", "JOSE"},
                            NameCase{"Jose\u0301", "JOSE"},
                            NameCase{"Łukasz", "LUKASZ"},
                            NameCase{"Müller", "MULLER"},
                            NameCase{"Groß", "GROSS"},
                            NameCase{"Æthelred", "AETHELRED"},
                            NameCase{"Þór", "THOR"},
                            NameCase{"Ștefan", "STEFAN"},
                            NameCase{"Œuvre", "OEUVRE"},
                            NameCase{"Smith 2nd", "SMITH2ND"},
                            NameCase{"李", "李"},
                            NameCase{"Иван", "Иван"},
                            NameCase{"", ""},
                            NameCase{"- '", ""}})
        EXPECT_EQ(normalisedName(row.written), row.normalised) << row.written;
}

// The National Archives (US), "The Soundex Indexing System": their examples.
TEST(Names, SoundAlikeBySoundex) {
    for (auto const& row :
         {NameCase{"WASHINGTON", "W252"}, NameCase{"LEE", "L000"}, NameCase{"GUTIERREZ", "G362"}, NameCase{"PFISTER", "P236"},
          NameCase{"JACKSON", "J250"}, NameCase{"TYMCZAK", "T522"}, NameCase{"VANDEUSEN", "V532"}, NameCase{"ASHCRAFT", "A261"},
          NameCase{"ROBERT", "R163"}, NameCase{"RUPERT", "R163"}, NameCase{"李", "李"}, NameCase{"", ""}})
        EXPECT_EQ(soundex(row.written), row.normalised) << row.written;
}

TEST(Names, MakeTheCompound) {
    EXPECT_EQ(compound({"Ama", "O'Neill", 1987}), "O540|1987|A");
    EXPECT_EQ(compound({"Émile", "ONEIL", 1987}), "O540|1987|E");
    EXPECT_EQ(compound({"", "", 0}), "|0|");
    EXPECT_EQ(compound({"Иван", "李", 0}), "李|0|И");
}

}  // namespace
}  // namespace accord::vault::blind_index_test
