// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Login by the code of a login in the browser, which the sandbox takes once. */
class AuthorizationCodeAuthenticationTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private SignNow signNow;
    private String baseUri;
    private String code;

    @BeforeEach
    void logInInTheBrowser(EsignSandbox sandbox) {
        signNow = sandbox.signNow();
        baseUri = sandbox.getSignNowBaseUri();
        code = signNow.issueAuthorizationCode(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_USER);
    }

    /** A context of its own, as after a restart; its calls one after the other. */
    private void run(StateRepository<String, String> tokens, Runnable... between) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            SignNowConfiguration configuration =
                    context.getComponent("signnow", SignNowComponent.class).getConfiguration();
            configuration.setBaseUri(baseUri);
            configuration.setClientId(SignNow.DEMO_CLIENT_ID);
            configuration.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
            configuration.setAuthorizationCode(code);
            configuration.setTokenRepository(tokens);
            context.start();
            callAsUser(context);
            for (Runnable meanwhile : between) {
                meanwhile.run();
                callAsUser(context);
            }
        }
    }

    private static void callAsUser(DefaultCamelContext context) {
        Map<?, ?> user =
                context.createProducerTemplate().requestBody("signnow:user/get", null, Map.class);
        assertThat(user.get("primary_email")).isEqualTo(SignNow.DEMO_USER);
    }

    private long logins() {
        return signNow.countRequests("POST", "/oauth2/token");
    }

    @Test
    void theCodeIsExchangedOnceForManyCalls() throws Exception {
        run(new MemoryStateRepository(), () -> {}, () -> {});

        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void whatCameForTheCodeRenewsTheToken() throws Exception {
        run(new MemoryStateRepository(), signNow::expireTokens, signNow::expireTokens);

        // the code would be refused a second time
        assertThat(logins()).isEqualTo(3);
    }

    @Test
    void aRestartGoesOnWithTheTokenOfTheRepository(@TempDir Path folder) throws Exception {
        for (int start = 0; start < 3; start++) {
            run(FileStateRepository.fileStateRepository(folder.resolve("tokens").toFile()));
        }

        assertThat(logins()).isEqualTo(3);
    }

    @Test
    void withoutTheRepositoryARestartNeedsANewCode() throws Exception {
        run(new MemoryStateRepository());

        assertThatThrownBy(() -> run(new MemoryStateRepository()))
                .hasRootCauseInstanceOf(EsignAuthenticationException.class);

        code = signNow.issueAuthorizationCode(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_USER);
        run(new MemoryStateRepository());
    }

    @Test
    void aNewCodeIsExchangedThoughTheRepositoryHasTheSuccessorOfAnOldOne() throws Exception {
        MemoryStateRepository tokens = new MemoryStateRepository();
        run(tokens);
        signNow.revokeTokens();

        code = signNow.issueAuthorizationCode(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_USER);
        run(tokens);
    }
}
