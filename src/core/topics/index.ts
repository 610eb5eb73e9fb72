export type { TopicChange, TopicChanges } from './customise';
export type { TopicText } from './evidence';
export type { TopicModel, TopicScore } from './model';
export { type CustomModel, topicModel, topicModelInSteps, topicsOf } from './ownModel';
export type { TopicReason } from './reasons';
export { shownTopics, topicName } from './shownTopics';
export { OTHER_TOPIC, type SubtopicDefinition, TOPICS, type TopicDefinition } from './taxonomy';
