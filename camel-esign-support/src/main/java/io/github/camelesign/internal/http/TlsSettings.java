// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustAllTrustManager;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;

/**
 * What of the TLS settings of the Camel HTTP component gives up security. A trust manager of the
 * application's own is taken for what it says it is.
 */
public final class TlsSettings {

    private TlsSettings() {}

    /** What is insecure: how it is written, and what follows from it. */
    public static Map<String, String> insecure(CamelContext context, TransportOptions transport) {
        Map<String, String> insecure = new LinkedHashMap<>();
        String name = transport.componentName();
        HttpComponent http = context.getComponent(name, HttpComponent.class);
        SSLContextParameters tls = http.getSslContextParameters();
        if (tls == null && http.isUseGlobalSslContextParameters()) {
            tls = context.getSSLContextParameters();
        }
        if (tls != null
                && tls.getTrustManagers() != null
                && tls.getTrustManagers().getTrustManager() instanceof TrustAllTrustManager) {
            insecure.put(
                    "camel.component.%s.sslContextParameters with a TrustAllTrustManager"
                            .formatted(name),
                    "anybody on the way can pass for the provider");
        }
        if (http.getX509HostnameVerifier() instanceof NoopHostnameVerifier) {
            insecure.put(
                    "camel.component.%s.x509HostnameVerifier with a NoopHostnameVerifier"
                            .formatted(name),
                    "whoever has any certificate can pass for the provider");
        }
        return insecure;
    }
}
