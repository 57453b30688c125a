// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each login that the sandbox prints is one of the component, which gets in by it. */
class SandboxLoginsTest {
    private static final Map<String, String> READS =
            Map.of(
                    "signnow", "signnow:folder/list",
                    "docusign", "docusign:envelopes/list-status-changes?from_date=2020-01-01",
                    "yousign", "yousign:signature-request/list",
                    "signeasy", "signeasy:v3/original/list",
                    "jsign", "jsign:template/list");

    @TestFactory
    List<DynamicTest> everyLogin() {
        List<DynamicTest> tests = new ArrayList<>();
        try (EsignSandbox sandbox = new EsignSandbox()) {
            for (ProviderModule<?> module : sandbox.modules()) {
                for (Login login : module.logins()) {
                    String name = module.name();
                    tests.add(
                            DynamicTest.dynamicTest(
                                    name + " by " + login.name(),
                                    () -> getsIn(name, login.name())));
                }
            }
        }
        return tests;
    }

    private static void getsIn(String provider, String loginName) throws Exception {
        try (EsignSandbox sandbox = new EsignSandbox();
                CamelContext context = new DefaultCamelContext()) {
            ProviderModule<?> module =
                    sandbox.modules().stream()
                            .filter(each -> each.name().equals(provider))
                            .findFirst()
                            .orElseThrow();
            Login login =
                    module.logins().stream()
                            .filter(each -> each.name().equals(loginName))
                            .findFirst()
                            .orElseThrow();
            Component component = context.getComponent(provider);
            Map<String, String> options = new LinkedHashMap<>(login.options());
            module.webhookSecret().ifPresent(secret -> options.put("webhookSecret", secret));
            options.forEach(
                    (option, value) ->
                            PropertyBindingSupport.build()
                                    .withMandatory(true)
                                    .withCamelContext(context)
                                    .withTarget(component)
                                    .withConfigurer(component.getComponentPropertyConfigurer())
                                    .withProperty(option, value)
                                    .bind());
            context.start();
            Object answer =
                    context.createProducerTemplate()
                            .requestBody(READS.get(provider), (Object) null, Object.class);
            assertThat(answer).isNotNull();
        }
    }
}
