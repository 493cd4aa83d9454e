// What every connection is told first, and whether it holds.
//
//    setUp(connection.raw(), options);    // throws StoreFailure where the database cannot keep our promise
#pragma once

#include "store/raw_postgres.hpp"
#include "store/raw_sqlite.hpp"
#include "store/session_options.hpp"

namespace accord::store {

void setUp(void* connection, SessionOptions const& options);

}  // namespace accord::store
