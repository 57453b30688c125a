// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** With an account at SignNow's sandbox. */
abstract class SignNowTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path directory;
    EsignSandbox sandbox;
    SignNowAccount account;

    @BeforeEach
    void start(EsignSandbox sandbox) {
        this.sandbox = sandbox;
        account = new SignNowAccount(sandbox, directory);
    }

    @AfterEach
    void stop() {
        account.close();
    }
}
