package io.github.camelesign.quarkus.it;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Runs the sandbox while the application runs, and configures the component with its account. */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private final EsignSandbox sandbox = new EsignSandbox();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "contracts.desk", SignNow.DEMO_USER,
                "camel.component.signnow.base-uri", sandbox.getSignNowBaseUri(),
                "camel.component.signnow.client-id", SignNow.DEMO_CLIENT_ID,
                "camel.component.signnow.client-secret", SignNow.DEMO_CLIENT_SECRET,
                "camel.component.signnow.username", SignNow.DEMO_USER,
                "camel.component.signnow.password", SignNow.DEMO_PASSWORD);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sandbox, new TestInjector.MatchesType(EsignSandbox.class));
    }

    @Override
    public void stop() {
        sandbox.close();
    }
}
