// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.architecture.ArchitectureTests;

class ArchitectureTest extends ArchitectureTests {

    ArchitectureTest() {
        super(new ComponentName("SignNow"));
    }
}
