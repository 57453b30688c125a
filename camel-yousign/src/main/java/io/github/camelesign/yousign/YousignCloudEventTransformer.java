// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.component.EsignCloudEventTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of Yousign as a CloudEvent. */
@DataTypeTransformer(
        name = "yousign:application-cloudevents",
        description = "Describes an event of Yousign by the attributes of CloudEvents 1.0")
public class YousignCloudEventTransformer extends EsignCloudEventTransformer {}
