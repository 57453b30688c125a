// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.component.EsignCloudEventJsonTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of Yousign as a CloudEvent in one JSON document. */
@DataTypeTransformer(
        name = "yousign:application-cloudevents-json",
        description = "Writes an event of Yousign as one JSON document of CloudEvents 1.0")
public class YousignCloudEventJsonTransformer extends EsignCloudEventJsonTransformer {}
