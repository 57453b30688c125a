package io.github.camelesign.quarkus.it;

import io.github.camelesign.runtime.FiveDesks;
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
 * What the application works with: the desks for the routes in YAML, and a sandbox for those in
 * Java. Both try the URL of a webhook before they accept it.
 */
public class DesksResource implements QuarkusTestResourceLifecycleManager {

    private FiveDesks desks;
    private EsignSandbox contracts;

    @Override
    public Map<String, String> start() {
        desks = new FiveDesks(emptyFolder());
        desks.sandbox().signNow().setProbesMustSucceed(true);
        contracts = new EsignSandbox();
        contracts.signNow().setProbesMustSucceed(true);

        Map<String, String> properties = new HashMap<>(desks.properties());
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.test-port", String.valueOf(desks.port()));
        properties.put("contracts.signnow", contracts.getSignNowBaseUri());
        properties.put("contracts.unreachable", "http://127.0.0.1:1");
        properties.put("contracts.desk", SignNow.DEMO_USER);
        return properties;
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "desks");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(desks, new TestInjector.MatchesType(FiveDesks.class));
        injector.injectIntoFields(contracts, new TestInjector.MatchesType(EsignSandbox.class));
    }

    @Override
    public void stop() {
        if (desks != null) {
            desks.close();
        }
        if (contracts != null) {
            contracts.close();
        }
    }
}
