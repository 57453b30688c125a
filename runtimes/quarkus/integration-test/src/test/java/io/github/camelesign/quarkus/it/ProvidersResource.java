// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import io.github.camelesign.runtime.FiveProviders;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the application works with: a sandbox for the routes in YAML, and another for those in Java.
 * Both try the URL of a webhook before they accept it.
 */
public class ProvidersResource implements QuarkusTestResourceLifecycleManager {

    private FiveProviders providers;
    private EsignSandbox contracts;

    @Override
    public Map<String, String> start() {
        providers = new FiveProviders(emptyFolder());
        providers.sandbox().signNow().setProbesMustSucceed(true);
        contracts = new EsignSandbox();
        contracts.signNow().setProbesMustSucceed(true);

        Map<String, String> properties = new HashMap<>(providers.properties());
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.test-port", String.valueOf(providers.port()));
        properties.put("contracts.signnow", contracts.getSignNowBaseUri());
        properties.put("contracts.unreachable", "http://127.0.0.1:1");
        properties.put("contracts.sender", SignNow.DEMO_USER);
        return properties;
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "providers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(providers, new TestInjector.MatchesType(FiveProviders.class));
        injector.injectIntoFields(contracts, new TestInjector.MatchesType(EsignSandbox.class));
    }

    @Override
    public void stop() {
        if (providers != null) {
            providers.close();
        }
        if (contracts != null) {
            contracts.close();
        }
    }
}
