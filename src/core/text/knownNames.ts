/** General terms of the field and words that begin sentences: never the name of a system. Normalised. */
export const GENERAL_TERMS: ReadonlySet<string> = words(`
	ai ml dl mil mtl nlp nlu nlg cv rl irl marl drl mbrl il bc rlhf rlaif rlvr rft sft pft peft lora qlora dora dpo ppo grpo
	sac ddpg td3 dqn ddqn trpo a2c a3c llm llms lm lms vlm vlms mllm mllms lvlm lvlms lmm lmms slm slms plm plms lrm
	lrms vla vlas vln vqa ocr asr tts t2i t2v i2v i2i t2m s2st mt nmt gan gans vae vaes vqvae cnn cnns rnn rnns lstm
	lstms gru gnn gnns gcn gat mlp mlps dnn dnns snn snns ann anns svm knn pca ica vit vits dit dits unet
	transformer transformers attention ssm ssms moe moes kv cot tot got cots rag icl zsl fsl ood id iid mdp mdps
	pomdp pomdps mcts mpc slam nerf nerfs gs 3dgs sfm imu lidar rgb rgbd bev dof 6dof gui guis ui uis os api apis
	sdk cli sql html css json xml pdf url gpu gpus cpu cpus tpu tpus hpc flops flop ram vram fps hz ms gb mb kb fp8
	fp16 bf16 int8 int4 w4a4 ptq qat nas hpo sgd adam adamw auc auroc map miou iou ssim psnr fid fvd wikipedia
	wikitext c4 commoncrawl laion github huggingface reddit twitter youtube arxiv pubmed pytorch tensorflow jax cuda
	triton python java ehr ehrs eeg fmri mri ct ecg uav uavs iot qa mcq sota nn nns pde pdes ode odes sde sdes mse
	mle map kl elbo em bo gp gps rkhs agi asi hci xai tom cua gpt4omini apc us uk eu ii iii iv appendix section
	table figure code data project page website english chinese german french spanish hindi arabic we this the in
	our it to these here however moreover furthermore finally while extensive experiments results additionally
	specifically unlike by with based first second third reinforcement learning deep model models language large
	vision neural networks network bayesian markov gaussian monte carlo chain thought chainofthought
	reinforcementlearning deeplearning machinelearning imitationlearning incontextlearning stateoftheart
	largelanguagemodel largelanguagemodels`);

/** Well-known models, data sets and services: a name only where a title begins with them. Normalised. */
export const NAMES_OF_OTHERS: ReadonlySet<string> = words(`
	clip siglip dino dinov2 dinov3 sam sam2 bert roberta deberta t5 flan bart gpt gpt2 gpt3 gpt35 gpt4 gpt4o gpt4v
	gpt5 o1 o3 chatgpt openai claude gemini gemma palm llama llama2 llama3 alpaca vicuna mistral mixtral qwen qwen2
	qwen25 qwen3 qwenvl deepseek deepseekr1 deepseekv3 phi phi3 falcon bloom opt yi glm chatglm llava blip blip2
	flamingo internvl kosmos sora stablediffusion sd sdxl flux dalle dalle2 imagen midjourney controlnet diffusion
	imagenet cifar cifar10 cifar100 mnist coco lvis ade20k kitti nuscenes waymo scannet shapenet objaverse kinetics
	ucf101 ego4d epickitchens mmlu mmlupro gsm8k math math500 aime aime24 aime25 aime2024 aime2025 gpqa humaneval
	mbpp swebench hellaswag arc arcagi bbh bigbench truthfulqa squad glue superglue triviaqa hotpotqa mmmu mmbench
	mathvista vqav2 textvqa docvqa webarena osworld alfworld atari mujoco d4rl metaworld rlbench libero calvin
	minecraft gym dmc mamba react`);

function words(text: string): ReadonlySet<string> {
	return new Set(text.trim().split(/\s+/u));
}
