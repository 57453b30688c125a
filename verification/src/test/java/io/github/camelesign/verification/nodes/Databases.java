// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.nodes;

import io.github.camelesign.testing.database.TestDatabase;

/** The databases that several nodes are tried with. */
enum Databases {
    H2 {
        @Override
        TestDatabase open() {
            return TestDatabase.h2();
        }
    },
    POSTGRESQL {
        @Override
        TestDatabase open() {
            return TestDatabase.postgresOrSkip();
        }
    };

    /** An empty one. */
    abstract TestDatabase open();
}
