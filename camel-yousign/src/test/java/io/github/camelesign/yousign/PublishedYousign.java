// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.published.PublishedApi;
import io.github.camelesign.testing.published.PublishedTraffic;

/** What Yousign published of its two versions. */
final class PublishedYousign {

    private static final PublishedApi V3 = published("yousign-v3.json", "/yousign/v3");
    private static final PublishedApi V2 = published("yousign-v2.json", "/yousign/v2");

    private PublishedYousign() {}

    private static PublishedApi published(String file, String base) {
        return new PublishedApi(PublishedYousign.class.getResource("/schema/" + file), base);
    }

    static PublishedTraffic traffic(EsignSandboxExtension sandbox) {
        return new PublishedTraffic(() -> sandbox.sandbox().uri(), V3, V2);
    }
}
