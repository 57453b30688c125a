// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import io.github.camelesign.component.EsignConfiguration;

/** The options of the provider of these tests. */
public class TinyConfiguration extends EsignConfiguration {

    private String accountId = "a1";
    private String apiKey;
    private String idempotencyKey;

    @Override
    public String resolveBaseUri() {
        return getBaseUri();
    }

    @Override
    protected java.util.List<Object> credentialsKey() {
        java.util.List<Object> key = super.credentialsKey();
        key.add(apiKey);
        return key;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }
}
