// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.architecture.ArchitectureTests;

class ArchitectureTest extends ArchitectureTests {

    ArchitectureTest() {
        super(
                new ComponentName("DocuSign"),
                // the JDK's XML, for Connect's older messages
                "javax.xml..",
                "org.w3c.dom..",
                "org.xml.sax..");
    }
}
